pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The papers: on the screen with one press; new ones by dropping files or by the button.
Card {
    id: card

    required property var desk
    property bool low: false
    readonly property var documents: desk.documents
    readonly property var tray: desk.tray.view
    signal filesAsked
    signal papersAsked
    signal opinionsAsked

    objectName: "documentsCard"

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: card.low ? 10 : 14
        anchors.leftMargin: card.low ? 16 : 20
        anchors.rightMargin: card.low ? 16 : 20
        anchors.bottomMargin: 6
        spacing: 4

        RowLayout {
            AppText {
                Layout.fillWidth: true
                // What can be done comes before what it is called.
                elide: Text.ElideRight
                opacity: width >= implicitWidth - 1 ? 1 : 0
                text: card.documents.view.heading
                weight: Theme.weightMedium
                color: Theme.textSoft
            }
            ActButton {
                objectName: "hideDocument"
                visible: card.documents.view.showing
                small: true
                tone: "link"
                runner: card.desk.runner
                place: "documents.hide"
                text: qsTrId("desktop.documents.hide")
                onClicked: card.documents.hide()
            }
            ActButton {
                objectName: "allDocuments"
                visible: !card.documents.view.showing
                small: true
                tone: "link"
                text: qsTrId("desktop.documents.all")
                onClicked: card.papersAsked()
            }
            ActButton {
                objectName: "addDocuments"
                small: true
                tone: "link"
                runner: card.desk.runner
                enabled: usable && card.tray.can_add
                text: qsTrId("desktop.documents.add")
                onClicked: card.filesAsked()
            }
        }
        TrayLine {
            Layout.fillWidth: true
            desk: card.desk
        }
        RefusalLine {
            Layout.fillWidth: true
            runner: card.desk.runner
            noun: "documents"
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            WholeRows {
                objectName: "documentRows"
                row: (card.low ? 54 : 64) * Theme.scale
                model: card.documents.rows
                delegate: DocumentRow {
                    width: ListView.view.width
                    desk: card.desk
                    low: card.low
                }

                AppText {
                    anchors.fill: parent
                    verticalAlignment: Text.AlignTop
                    visible: card.documents.rows.count === 0
                    wrapMode: Text.Wrap
                    color: Theme.textSoft
                    text: qsTrId("desktop.documents.empty")
                }
            }
        }
        OpinionsLine {
            Layout.fillWidth: true
            visible: shown && !card.low
            desk: card.desk
            onAsked: card.opinionsAsked()
        }
    }
}
