pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Grey bars where the words will stand, once waiting lasts longer than 300 ms.
ColumnLayout {
    id: stage

    spacing: 14
    opacity: 0
    Accessible.name: qsTrId("desktop.stage.loading")
    Component.onCompleted: appear.start()

    SequentialAnimation {
        id: appear

        PauseAnimation {
            duration: 300
        }
        NumberAnimation {
            target: stage
            property: "opacity"
            to: 1
            duration: 120
        }
    }
    Repeater {
        model: [0.7, 0.4]

        Rectangle {
            required property real modelData

            implicitWidth: stage.width * modelData
            implicitHeight: 20
            radius: 6
            color: Theme.line
        }
    }
    RowLayout {
        spacing: 14

        Repeater {
            model: 2

            Rectangle {
                Layout.fillWidth: true
                Layout.fillHeight: true
                radius: 12
                color: Theme.surface
                border.color: Theme.line
            }
        }
    }
    AppText {
        color: Theme.textSoft
        text: qsTrId("desktop.stage.loading")
    }
}
