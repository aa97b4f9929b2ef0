pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// The groups of questions side by side: the running one filled, an ended one with its tick. A press opens them all.
Flow {
    id: chips

    required property var groups
    // Only the group that the stage is about by its title; the others by their number.
    property bool brief: false
    property real naturalWidth: 0

    function measure() {
        let width = -spacing;
        for (let place = 0; place < all.count; ++place) {
            const chip = all.itemAt(place) as GroupChip;
            width += chip ? chip.natural + spacing : 0;
        }
        naturalWidth = Math.max(0, width);
    }
    signal asked

    spacing: 8

    Repeater {
        id: all

        onItemAdded: chips.measure()
        onItemRemoved: chips.measure()
        model: chips.groups

        GroupChip {}
    }
    component GroupChip: Rectangle {
        id: chip

        required property var modelData
        readonly property bool running: modelData.state === "running"
        readonly property bool ended: modelData.state === "ended"

        objectName: "groupChip"
        readonly property real natural: label.implicitWidth + (sign.visible ? sign.width + 6 : 0) + 28

        onNaturalChanged: chips.measure()
        width: Math.min(chips.width, natural)
        height: 32 * Theme.scale
        radius: height / 2
        color: running ? Theme.accent : "transparent"
        border.width: running ? 0 : 1
        border.color: ended ? Theme.ok : Theme.lineStrong
        Accessible.role: Accessible.Button
        Accessible.name: modelData.text
        Accessible.onPressAction: chips.asked()

        TapHandler {
            onTapped: chips.asked()
        }
        HoverHandler {
            cursorShape: Qt.PointingHandCursor
        }
        Row {
            anchors.centerIn: parent
            spacing: 6

            Sign {
                id: sign

                visible: chip.ended
                anchors.verticalCenter: parent.verticalCenter
                name: "check"
                size: 14
                stroke: 2.4
                color: Theme.ok
            }
            AppText {
                id: label

                width: Math.min(implicitWidth, chip.width - 28 - (sign.visible ? sign.width + 6 : 0))
                elide: Text.ElideRight
                text: chips.brief && !chip.modelData.shown ? chip.modelData.brief : chip.modelData.text
                weight: chip.running ? Theme.weightSemibold : Theme.weightMedium
                color: chip.running ? Theme.textOnAccent : chip.ended ? Theme.ok : Theme.textSoft
            }
        }
    }
}
