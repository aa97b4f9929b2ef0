import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// The heading with the search over all pages, and the acts of the page.
FocusScope {
    id: head

    required property var desk
    readonly property var papers: desk.papers.view
    readonly property bool usable: desk.runner.live && desk.tray.view.can_add
    signal folderAsked
    signal filesAsked
    signal tableAsked

    function find() {
        search.forceActiveFocus();
        search.selectAll();
    }

    implicitHeight: row.implicitHeight + 32

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: 28
        anchors.rightMargin: 28
        anchors.topMargin: 20
        anchors.bottomMargin: 12
        spacing: 10

        AppText {
            Layout.fillWidth: true
            text: qsTrId("desktop.places.documents")
            size: Theme.sizeHeadline
            leading: 1.35
            elide: Text.ElideRight
            weight: Theme.weightSemibold
        }
        EntryField {
            id: search

            objectName: "searchAll"
            Layout.preferredWidth: 240
            Layout.minimumWidth: 150
            implicitHeight: Theme.heightNormal
            focus: true
            leftPadding: 36
            placeholderText: qsTrId("desktop.search.hint")
            onTextChanged: head.desk.search.search(text)
            Keys.onEscapePressed: {
                clear();
                head.tableAsked();
            }

            Sign {
                x: 10
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                size: 18
                color: Theme.textSoft
            }
        }
        ActionButton {
            objectName: "addFolder"
            enabled: head.usable
            text: qsTrId("desktop.tray.add_folder")
            onClicked: head.folderAsked()
        }
        ActionButton {
            objectName: "addFiles"
            enabled: head.usable
            text: qsTrId("desktop.tray.add_files")
            onClicked: head.filesAsked()
        }
        ActButton {
            objectName: "sendPapers"
            tone: "main"
            runner: head.desk.runner
            place: "papers.send"
            visible: head.papers.held > 0 || progress !== ""
            enabled: usable && !head.papers.asking
            text: head.papers.held === 1 ? qsTrId("desktop.papers.send_one") : qsTrId("desktop.papers.send").arg(head.papers.held)
            onClicked: head.desk.papers.ask_send()
        }
    }
}
