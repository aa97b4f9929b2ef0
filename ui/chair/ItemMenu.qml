pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import controls
import theme

// What can be done with one item of the agenda now; each act goes through the next step and its question.
Popup {
    id: menu

    required property var step
    property var acts: []

    function openFor(item: string, row: Item) {
        acts = step.acts_of(item);
        parent = row;
        open();
    }

    objectName: "itemMenu"
    x: 40
    y: Math.min(parent ? parent.height : 0, 40)
    width: 280 * Theme.scale
    padding: 6
    modal: false
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside

    background: Rectangle {
        radius: 10
        color: Theme.raised
        border.width: 1
        border.color: Theme.lineStrong
    }
    contentItem: ListView {
        id: list

        objectName: "itemMenuRows"
        implicitHeight: contentHeight
        clip: true
        focus: true
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        model: menu.acts
        Keys.onReturnPressed: (currentItem as AbstractButton)?.click()
        Keys.onEnterPressed: (currentItem as AbstractButton)?.click()
        delegate: AbstractButton {
            id: act

            required property int index
            required property var modelData

            objectName: `act-${modelData.key}`
            width: ListView.view.width
            height: 36 * Theme.scale
            Accessible.name: modelData.text
            onHoveredChanged: if (hovered)
                list.currentIndex = index
            onClicked: {
                menu.close();
                menu.step.press_key(modelData.key);
            }
            background: Rectangle {
                radius: 6
                color: act.ListView.isCurrentItem ? Theme.accentSoft : "transparent"
            }
            contentItem: AppText {
                leftPadding: 10
                rightPadding: 10
                verticalAlignment: Text.AlignVCenter
                text: act.modelData.text
                elide: Text.ElideRight
                color: act.modelData.danger ? Theme.danger : Theme.text
            }
        }
    }
}
