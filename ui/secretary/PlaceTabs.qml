pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// The places in one line, where the window has no room for the rail.
Rectangle {
    id: tabs

    required property var desk
    required property string current
    required property var titles
    signal asked(string name)

    implicitHeight: row.implicitHeight + 12
    color: Theme.canvas

    Row {
        id: row

        x: 16
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        Repeater {
            model: tabs.desk.places.view.places

            Tab {
                required property var modelData

                objectName: `placeTab-${modelData.name}`
                text: tabs.titles[modelData.name]
                count: modelData.count
                chosen: modelData.name === tabs.current
                onClicked: tabs.asked(modelData.name)
            }
        }
    }
}
