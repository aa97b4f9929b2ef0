import QtQuick
import QtQuick.Layouts
import controls
import theme

// Closed, and nobody is to see the figures before they are declared.
Card {
    id: card

    required property var view

    objectName: "waiting"

    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - 80
        spacing: 10

        Sign {
            Layout.alignment: Qt.AlignHCenter
            name: "lock"
            size: 40
            stroke: 1.4
            color: Theme.lineStrong
        }
        AppText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: qsTrId("desktop.result.kept_title")
            size: Theme.sizeTitle
            weight: Theme.weightSemibold
        }
        AppText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: card.view.text ?? ""
            color: Theme.textSoft
        }
    }
}
