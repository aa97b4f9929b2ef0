import QtQuick
import QtQuick.Layouts
import controls
import theme

// Between items, in recess, at the end: one sentence, and the papers of the session.
ColumnLayout {
    id: stage

    required property var desk
    readonly property var view: desk.stage.view
    signal folderAsked
    signal filesAsked
    signal papersAsked

    spacing: 14

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true

        ColumnLayout {
            anchors.centerIn: parent
            width: parent.width - 80
            // In a low window the words to say give way; nothing stands out of the card.
            height: Math.min(implicitHeight, parent.height - 20)
            spacing: 10

            AppText {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                visible: stage.view.kind === "between"
                text: stage.view.text ?? ""
                color: Theme.accent
                weight: Theme.weightMedium
            }
            AppText {
                Layout.fillWidth: true
                objectName: "quietTitle"
                horizontalAlignment: Text.AlignHCenter
                text: stage.view.title
                wrapMode: Text.Wrap
                size: text.length > 130 ? 20 : 28
                weight: Theme.weightSemibold
            }
            AppText {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                visible: stage.view.kind !== "between"
                wrapMode: Text.Wrap
                text: stage.view.text ?? ""
                size: Theme.sizeStrong
                color: Theme.textSoft
            }
            AppText {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                visible: text !== ""
                text: stage.view.until_text ?? ""
                size: Theme.sizeTitle
                weight: Theme.weightSemibold
                color: Theme.gold
            }
            ReadAloud {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumWidth: 760
                Layout.preferredHeight: 130 * Theme.scale
                Layout.maximumHeight: 130 * Theme.scale
                Layout.alignment: Qt.AlignHCenter
                Layout.topMargin: 10
                visible: text !== ""
                name: "script"
                text: stage.desk.script.view.text ?? ""
                largest: Theme.sizeScript
            }
            ActButton {
                Layout.alignment: Qt.AlignHCenter
                objectName: "openFolder"
                visible: stage.desk.minutes_folder !== ""
                text: qsTrId("desktop.stage.open_folder")
                onClicked: stage.folderAsked()
            }
        }
    }
    DocumentsCard {
        Layout.fillWidth: true
        Layout.preferredHeight: 180
        // In large type a low window shows the words to say; the papers are reached by name.
        visible: stage.desk.documents.rows.count > 0 && stage.height >= 300 * Theme.scale
        desk: stage.desk
        onFilesAsked: stage.filesAsked()
        onPapersAsked: stage.papersAsked()
    }
}
