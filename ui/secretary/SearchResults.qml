pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import controls
import theme

// What was found, paper by paper: each page with the words around the hit.
Item {
    id: results

    required property var desk
    readonly property var view: desk.search.view

    Rectangle {
        id: head

        width: parent.width
        height: 34 * Theme.scale
        color: Theme.canvas

        AppText {
            objectName: "searchText"
            x: 28
            width: parent.width - 56
            anchors.verticalCenter: parent.verticalCenter
            text: results.view.text
            elide: Text.ElideRight
            soft: true
        }
    }
    ListView {
        id: list

        objectName: "searchRows"
        anchors.fill: parent
        anchors.topMargin: head.height
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        model: results.desk.search.rows
        delegate: SearchRow {
            width: ListView.view.width
            desk: results.desk
        }
        ScrollBar.vertical: ScrollBar {
            policy: list.contentHeight > list.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(480, parent.width - 80)
        visible: results.view.empty
        sign: "search"
        title: qsTrId("desktop.search.empty")
        text: qsTrId("desktop.search.empty_text")
    }
}
