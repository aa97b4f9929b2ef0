import QtQuick
import theme

// Nothing here yet: a sentence, what to do, and the first act.
Column {
    id: view

    required property string title
    property string text: ""
    property string actionText: ""
    property string sign: ""
    signal acted

    spacing: Theme.space3

    Sign {
        visible: view.sign !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        name: view.sign
        color: Theme.lineStrong
        size: 40
        stroke: 1.4
    }
    AppText {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: view.title
        size: Theme.sizeStrong
        weight: Theme.weightSemibold
    }
    AppText {
        visible: text !== ""
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: view.text
        soft: true
    }
    ActionButton {
        objectName: "emptyStateAction"
        visible: text !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        text: view.actionText
        onClicked: view.acted()
    }
}
