pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// Which papers are shown, with the number of each kind.
Item {
    id: tabs

    required property var desk
    readonly property var view: desk.papers.view
    readonly property var titles: ({
            "all": qsTrId("desktop.papers.filter_all"),
            "waiting": qsTrId("desktop.papers.filter_waiting"),
            "lacking": qsTrId("desktop.papers.filter_lacking"),
            "unassigned": qsTrId("desktop.papers.filter_unassigned"),
            "late": qsTrId("desktop.papers.filter_late"),
            "recalled": qsTrId("desktop.papers.filter_recalled")
        })

    implicitHeight: frame.height + 12

    Rectangle {
        id: frame

        x: 28
        width: row.implicitWidth + 6
        height: row.implicitHeight + 6
        radius: Theme.radiusControl
        color: Theme.canvas
        border.color: Theme.line

        Row {
            id: row

            anchors.centerIn: parent
            spacing: 2
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTrId("desktop.papers.filters")

            Repeater {
                model: tabs.view.filters

                Tab {
                    required property var modelData

                    objectName: `filter-${modelData.name}`
                    text: tabs.titles[modelData.name]
                    count: modelData.count
                    chosen: tabs.view.filter === modelData.name
                    onClicked: tabs.desk.papers.choose_filter(modelData.name)
                }
            }
        }
    }
    AppText {
        anchors.right: parent.right
        anchors.rightMargin: 28
        anchors.verticalCenter: frame.verticalCenter
        visible: frame.width + implicitWidth + 76 < tabs.width
        text: qsTrId("desktop.papers.by_item")
        soft: true
    }
}
