import QtQuick
import QtQuick.Layouts
import controls
import theme

// There is no session yet: say so, and what to do.
Item {
    id: stage

    required property var desk

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width, 560)
        spacing: 12

        AppText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTrId("desktop.stage.empty")
            size: Theme.sizeHeadline
            weight: Theme.weightSemibold
            wrapMode: Text.Wrap
        }
        AppText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            size: Theme.sizeStrong
            color: Theme.textSoft
            text: qsTrId("desktop.stage.empty_text")
        }
        AppText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            visible: text !== ""
            color: Theme.accent
            weight: Theme.weightMedium
            text: stage.desk.opening_text
        }
    }
}
