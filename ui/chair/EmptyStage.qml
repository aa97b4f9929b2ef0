import QtQuick
import QtQuick.Layouts
import theme

// There is no session yet: say so, and what to do.
Item {
    id: stage

    required property var desk

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width, 560)
        spacing: 12

        ChairText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTrId("desktop.stage.empty")
            size: 28
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        ChairText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            size: 16
            color: Theme.textSoft
            text: qsTrId("desktop.stage.empty_text")
        }
        ChairText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            visible: text !== ""
            color: Theme.accent
            font.weight: Font.Medium
            text: stage.desk.opening_text
        }
    }
}
