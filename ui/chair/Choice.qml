pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import controls
import theme

// One of a few: a list that drops down.
ComboBox {
    id: choice

    implicitHeight: 36 * Theme.scale
    font.family: Theme.family
    font.pixelSize: Theme.sizeBody
    leftPadding: 12

    background: Rectangle {
        implicitWidth: 140
        radius: 8
        color: choice.down ? Theme.accentSoft : Theme.raised
        border.width: choice.visualFocus ? 2 : 1
        border.color: choice.visualFocus ? Theme.accent : Theme.lineStrong
    }
    contentItem: AppText {
        text: choice.displayText
        elide: Text.ElideRight
        rightPadding: 4
        verticalAlignment: Text.AlignVCenter
    }
    indicator: Sign {
        x: choice.width - width - 10
        y: (choice.height - height) / 2
        name: "chevron-down"
        size: 14
        color: Theme.textSoft
    }
    // The style's own list takes its colours from the system, not from this window, and reads names as markup.
    delegate: ItemDelegate {
        id: option

        required property int index

        width: ListView.view ? ListView.view.width : implicitWidth
        implicitHeight: 36 * Theme.scale
        leftPadding: 12
        rightPadding: 12
        highlighted: choice.highlightedIndex === index
        text: choice.textAt(index)

        background: Rectangle {
            radius: 6
            color: option.highlighted || option.hovered ? Theme.accentSoft : "transparent"
        }
        contentItem: AppText {
            objectName: "choiceOption"
            text: option.text
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
            weight: choice.currentIndex === option.index ? Theme.weightSemibold : Theme.weightRegular
        }
    }
    popup: Popup {
        y: choice.height + 2
        width: choice.width
        height: Math.min(contentItem.implicitHeight + topPadding + bottomPadding, (Overlay.overlay ? Overlay.overlay.height : 400) - topMargin - bottomMargin)
        padding: 4
        margins: 6

        background: Rectangle {
            objectName: "choiceBehind"
            radius: 8
            color: Theme.raised
            border.width: 1
            border.color: Theme.lineStrong
        }
        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: choice.delegateModel
            currentIndex: choice.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
        }
    }
}
