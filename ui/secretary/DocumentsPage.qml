pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import chair
import controls
import theme

// All papers of the session: taken in above, told of in the table, looked at closely beside it.
Item {
    id: page

    required property var desk
    required property bool narrow
    readonly property bool low: height < 860
    readonly property var papers: desk.papers
    readonly property bool docked: !narrow && papers.view.count > 0
    readonly property bool searching: desk.search.view.on
    property string replacedCard: ""

    onDockedChanged: Qt.callLater(chooseFirst)

    function chooseFirst() {
        if (docked && papers.selected_id === "")
            papers.step(1);
    }
    function find() {
        head.find();
    }
    function undo() {
        desk.runner.undo();
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
            onPackageAsked: packages.open()
            onTableAsked: table.forceActiveFocus()
        }
        SendQuestion {
            Layout.fillWidth: true
            desk: page.desk
        }
        RefusalLine {
            objectName: "papersRefusal"
            Layout.fillWidth: true
            Layout.leftMargin: 28
            Layout.rightMargin: 28
            Layout.bottomMargin: visible ? 12 : 0
            runner: page.desk.runner
            noun: "papers"
        }
        RefusalLine {
            objectName: "undoRefused"
            Layout.fillWidth: true
            Layout.leftMargin: 28
            Layout.rightMargin: 28
            Layout.bottomMargin: visible ? 12 : 0
            runner: page.desk.runner
            noun: "undo"
        }
        PackageQuestion {
            Layout.fillWidth: true
            desk: page.desk
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
        Item {
            id: split

            Layout.fillWidth: true
            Layout.fillHeight: true

            PapersTable {
                id: table

                anchors.fill: parent
                anchors.rightMargin: page.docked ? inspector.width : 0
                visible: !page.searching
                desk: page.desk
                onFilesAsked: files.open()
            }
            SearchResults {
                anchors.fill: table
                visible: page.searching
                desk: page.desk
            }
        }
    }
    DropArea {
        id: drop

        anchors.fill: parent
        enabled: page.desk.tray.view.can_add
        onDropped: event => {
            event.accept(Qt.CopyAction);
            page.desk.tray.add(event.urls);
        }
    }
    // Beside the table, or over the page where there is no room beside it.
    Rectangle {
        anchors.fill: parent
        visible: page.narrow && inspector.visible
        color: Qt.alpha(Theme.projectorCanvas, Theme.dark ? 0.65 : 0.35)

        TapHandler {
            onTapped: page.papers.select("")
        }
    }
    DocumentInspector {
        id: inspector

        objectName: "inspector"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: (page.width > 1500 ? 372 : 332) * Math.min(Theme.scale, 1.3)
        height: page.narrow ? page.height : split.height
        visible: page.narrow ? page.papers.selected_id !== "" : page.docked
        desk: page.desk

        Rectangle {
            width: 1
            height: parent.height
            color: Theme.line
        }
        ActionButton {
            objectName: "closeInspector"
            anchors.right: parent.right
            visible: page.narrow
            kind: "quiet"
            size: "row"
            sign: "close"
            text: ""
            Accessible.name: qsTrId("desktop.sheet.close")
            onClicked: page.papers.select("")
        }
    }
    Connections {
        target: page.papers

        function onRecall_asked() {
            inspector.asking = "recall";
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

        objectName: "filesDialog"
        fileMode: FileDialog.OpenFiles
        title: qsTrId("desktop.tray.add_files")
        nameFilters: [`${qsTrId("desktop.tray.kinds")} (*.pdf *.docx *.doc *.odt *.xlsx *.xls *.ods *.pptx *.ppt *.odp *.jpg *.jpeg *.png *.tif *.tiff *.zip)`]
        onAccepted: page.desk.tray.add(selectedFiles)
    }
    FileDialog {
        id: packages

        objectName: "packageDialog"
        title: qsTrId("desktop.package.choose")
        nameFilters: [`${qsTrId("desktop.package.kind")} (*.zip)`]
        onAccepted: page.desk.packages.choose(selectedFile)
    }
    FileDialog {
        id: replacement

        title: qsTrId("desktop.tray.choose_other")
        nameFilters: files.nameFilters
        onAccepted: page.desk.tray.replace(page.replacedCard, selectedFile)
    }
}
