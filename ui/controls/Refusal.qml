import QtQuick
import theme

// The sentence of a refusal where one pressed, with what can be done about it; it stays until acted on.
// `actionText` is the button that helps, `dismissText` the spoken name of the cross; without them neither is there.
Rectangle {
    id: line

    required property string text
    property string actionText: ""
    property string dismissText: ""
    signal acted
    signal dismissed

    visible: text !== ""
    implicitHeight: Math.max(sentence.implicitHeight, action.visible ? action.height : 0) + 20
    radius: Theme.radiusControl
    color: Theme.dangerSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Sign {
        id: sign
        x: Theme.space3
        y: 10 + (sentence.leading * sentence.size - height) / 2
        name: "warning"
        color: Theme.danger
        size: Theme.sizeStrong * 1.15
    }
    AppText {
        id: sentence
        x: sign.x + sign.width + 10
        y: 10
        width: (close.visible ? close.x : line.width) - 8 - (action.visible ? action.width + 8 : 0) - x
        wrapMode: Text.Wrap
        text: line.text
        weight: Theme.weightMedium
        color: Theme.danger
    }
    ActionButton {
        id: action
        objectName: "refusalAction"
        visible: text !== ""
        x: (close.visible ? close.x : line.width) - 8 - width
        anchors.verticalCenter: parent.verticalCenter
        size: "row"
        text: line.actionText
        onClicked: line.acted()
    }
    ActionButton {
        id: close
        objectName: "refusalDismiss"
        x: parent.width - width - 6
        anchors.verticalCenter: parent.verticalCenter
        kind: "quiet"
        size: "row"
        sign: "close"
        text: ""
        visible: line.dismissText !== ""
        Accessible.name: line.dismissText
        onClicked: line.dismissed()
    }
}
