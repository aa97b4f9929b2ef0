pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import projector
import theme

// One paper: what it is, who has it, and the page that is on the screen.
Item {
    id: row

    required property var desk
    required property int index
    required property string title
    required property string full_title
    required property string detail
    required property string tag
    required property bool on_screen
    required property int page
    required property int pages
    required property string document_id
    required property bool presented
    required property string holder
    property bool low: false

    implicitHeight: (low ? 54 : 64) * Theme.scale
    Accessible.role: Accessible.ListItem
    Accessible.name: `${full_title}, ${detail}`
    Tip {
        visible: hover.hovered && row.full_title !== row.title
        delay: 700
        text: row.full_title
    }

    HoverHandler {
        id: hover
    }
    Rectangle {
        visible: row.index > 0
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        spacing: 12

        Rectangle {
            visible: !row.low
            implicitWidth: 32
            implicitHeight: 36
            radius: 6
            color: Theme.canvas
            border.color: Theme.line

            Sign {
                anchors.centerIn: parent
                name: "document"
                size: 17
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                spacing: 8

                AppText {
                    Layout.fillWidth: true
                    Layout.maximumWidth: implicitWidth + 1
                    text: row.title
                    elide: Text.ElideRight
                    weight: Theme.weightMedium
                }
                Chip {
                    text: row.tag
                    tone: "gold"
                }
                Item {
                    Layout.fillWidth: true
                }
            }
            AppText {
                Layout.fillWidth: true
                text: row.detail
                size: Theme.sizeCaption
                elide: Text.ElideRight
                color: Theme.textSoft
            }
        }
        ActButton {
            objectName: "present"
            visible: row.presented || row.holder !== ""
            small: true
            runner: row.desk.runner
            place: "documents.present"
            text: row.presented ? qsTrId("desktop.documents.take_back") : qsTrId("desktop.documents.let_present")
            onClicked: row.desk.documents.let_present(row.presented ? "" : row.holder)
        }
        ActButton {
            objectName: "pageBack"
            visible: row.on_screen
            small: true
            enabled: row.page > 1
            text: "‹"
            Accessible.name: qsTrId("desktop.documents.page_back")
            onClicked: row.desk.documents.show(row.document_id, row.page - 1)
        }
        AppText {
            visible: row.on_screen
            text: `${row.page} / ${row.pages}`
            weight: Theme.weightMedium
        }
        ActButton {
            objectName: "pageOn"
            visible: row.on_screen
            small: true
            enabled: row.page < row.pages
            text: "›"
            Accessible.name: qsTrId("desktop.documents.page_on")
            onClicked: row.desk.documents.show(row.document_id, row.page + 1)
        }
        ActButton {
            id: show

            objectName: "show"
            visible: !row.on_screen
            small: true
            runner: row.desk.runner
            place: `documents.show.${row.document_id}`
            text: qsTrId("desktop.documents.show")
            onClicked: row.desk.documents.show(row.document_id, 1)

            // The picture that will follow, while the button is pointed at or reached by key.
            Loader {
                active: show.hovered || show.visualFocus
                sourceComponent: Popup {
                    id: shown

                    // The page's picture may still be on its way.
                    property int looks: 0

                    objectName: "documentPreview"
                    x: show.width - width
                    y: -height - 6
                    padding: 6
                    visible: true
                    closePolicy: Popup.NoAutoClose

                    background: Rectangle {
                        radius: 10
                        color: Theme.raised
                        border.color: Theme.lineStrong
                    }
                    contentItem: MiniScreen {
                        implicitWidth: 320
                        label: qsTrId("desktop.showing.preview")
                        scene: shown.looks >= 0 ? row.desk.documents.preview(row.document_id) : ({})
                    }
                    Timer {
                        interval: 400
                        repeat: true
                        running: true
                        onTriggered: shown.looks++
                    }
                }
            }
        }
    }
}
