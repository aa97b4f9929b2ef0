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
    signal packageAsked
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
            objectName: "documentsHeading"
            Layout.fillWidth: true
            Layout.minimumWidth: Math.min(implicitWidth, 120 * Theme.scale)
            text: qsTrId("desktop.places.documents")
            size: Theme.sizeHeadline
            leading: 1.35
            elide: Text.ElideRight
            weight: Theme.weightSemibold
        }
        EntryField {
            id: search

            objectName: "searchAll"
            Layout.fillWidth: true
            Layout.minimumWidth: 120
            Layout.maximumWidth: 240 * Math.min(Theme.scale, 1.25)
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
        ActButton {
            objectName: "addPackage"
            runner: head.desk.runner
            place: "papers.package"
            enabled: usable && head.usable && !head.desk.packages.view.asking
            sign: "archive"
            text: head.width < 1000 * Theme.scale ? "" : qsTrId("desktop.package.add")
            Accessible.name: qsTrId("desktop.package.add")
            onClicked: head.packageAsked()
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
