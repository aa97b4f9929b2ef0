import QtQuick
import QtQuick.Templates as Templates
import controls
import theme

// Yes or no, with its words beside it.
Templates.CheckBox {
    id: tick

    implicitWidth: 28 + words.implicitWidth
    implicitHeight: Math.max(32 * Theme.scale, words.height + 8)
    Accessible.name: text
    contentItem: Row {
        spacing: 8

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 20
            height: 20
            radius: 4
            color: tick.checked ? Theme.accent : Theme.raised
            border.width: tick.visualFocus ? 2 : 1
            border.color: tick.visualFocus || tick.checked ? Theme.accent : Theme.lineStrong

            Sign {
                anchors.centerIn: parent
                visible: tick.checked
                name: "check"
                size: 14
                stroke: 2.6
                color: Theme.textOnAccent
            }
        }
        AppText {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, Math.max(40, tick.width - 28))
            text: tick.text
            wrapMode: Text.Wrap
        }
    }
}
