pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import chair
import theme

// All papers of the session: taken in above, told of in the table, looked at closely beside it.
Item {
    id: page

    required property var desk
    required property bool narrow
    readonly property bool low: height < 780
    readonly property var papers: desk.papers
    readonly property bool searching: desk.search.view.on
    property string replacedCard: ""

    function find() {
        head.find();
    }
    function nextPane() {
        (table.activeFocus ? head : table).forceActiveFocus();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        DocumentsHead {
            id: head

            Layout.fillWidth: true
            desk: page.desk
            onFolderAsked: folder.open()
            onFilesAsked: files.open()
            onTableAsked: table.forceActiveFocus()
        }
        SendQuestion {
            Layout.fillWidth: true
            desk: page.desk
        }
        RefusalLine {
            Layout.fillWidth: true
            Layout.leftMargin: 28
            Layout.rightMargin: 28
            Layout.bottomMargin: visible ? 12 : 0
            runner: page.desk.runner
            noun: "papers"
        }
        Tray {
            Layout.fillWidth: true
            desk: page.desk
            dropping: drop.containsDrag
            low: page.low
            onFileAsked: key => {
                page.replacedCard = key;
                replacement.open();
            }
            onOutcomesAsked: outcomes.open()
            onFilesAsked: files.open()
        }
        DossierLine {
            Layout.fillWidth: true
            desk: page.desk
        }
        FilterTabs {
            Layout.fillWidth: true
            visible: !page.searching
            desk: page.desk
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 1
            color: Theme.line
        }
        RowLayout {
            spacing: 0

            PapersTable {
                id: table

                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !page.searching
                desk: page.desk
                onFilesAsked: files.open()
            }
            SearchResults {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: page.searching
                desk: page.desk
            }
        }
    }
    DropArea {
        id: drop

        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: event => {
            event.accept(Qt.CopyAction);
            page.desk.tray.add(event.urls);
        }
    }
    OutcomesSheet {
        id: outcomes

        desk: page.desk
    }
    FolderDialog {
        id: folder

        title: qsTrId("desktop.tray.add_folder")
        onAccepted: page.desk.tray.add([selectedFolder])
    }
    FileDialog {
        id: files

        fileMode: FileDialog.OpenFiles
        title: qsTrId("desktop.tray.add_files")
        nameFilters: [`${qsTrId("desktop.tray.kinds")} (*.pdf *.docx *.doc *.odt *.xlsx *.xls *.ods *.pptx *.ppt *.odp *.jpg *.jpeg *.png *.tif *.tiff *.zip)`]
        onAccepted: page.desk.tray.add(selectedFiles)
    }
    FileDialog {
        id: replacement

        title: qsTrId("desktop.tray.choose_other")
        nameFilters: files.nameFilters
        onAccepted: page.desk.tray.replace(page.replacedCard, selectedFile)
    }
}
