pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls

// The table: papers under their agenda items. Arrows choose, Alt and an arrow move, F2 names anew, Delete asks.
FocusScope {
    id: table

    required property var desk
    readonly property var papers: desk.papers
    readonly property var view: papers.view
    readonly property PaperColumns columns: PaperColumns {
        available: table.width
    }
    signal filesAsked

    TableHead {
        id: head

        z: 1
        width: parent.width
        columns: table.columns
    }
    ListView {
        id: list

        objectName: "paperRows"
        anchors.fill: parent
        anchors.topMargin: head.height
        clip: true
        focus: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: false
        keyNavigationEnabled: false
        highlightMoveDuration: 0
        currentIndex: table.view.place
        model: table.papers.rows
        section.property: "group"
        section.delegate: GroupRow {
            width: ListView.view.width
        }
        Accessible.role: Accessible.Table
        Accessible.name: qsTrId("desktop.places.documents")
        ScrollBar.vertical: ScrollBar {
            policy: list.contentHeight > list.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }
        delegate: PaperRow {
            width: ListView.view.width
            desk: table.desk
            columns: table.columns
            onTouched: {
                table.papers.select(id);
                list.forceActiveFocus();
            }
            onEdited: list.forceActiveFocus()
        }
        Keys.onUpPressed: event => event.modifiers & Qt.AltModifier ? table.papers.move(table.papers.selected_id, -1) : table.papers.step(-1)
        Keys.onDownPressed: event => event.modifiers & Qt.AltModifier ? table.papers.move(table.papers.selected_id, 1) : table.papers.step(1)
        Keys.onEscapePressed: table.papers.select("")
        Keys.onDeletePressed: if (table.view.place >= 0)
            table.papers.ask_recall(table.papers.selected_id)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_F2 && table.desk.runner.live && list.currentItem)
                (list.currentItem as PaperRow).edit();
        }
    }
    PapersEmpty {
        anchors.centerIn: list
        width: Math.min(520, parent.width - 80)
        visible: list.count === 0
        desk: table.desk
        onFilesAsked: table.filesAsked()
    }
}
