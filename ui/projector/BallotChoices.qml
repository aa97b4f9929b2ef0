pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme

// What can be chosen; with figures only where the result was to be shown live.
Column {
    id: list

    required property var choices
    required property real size
    required property real u

    Repeater {
        model: list.choices.length

        Row {
            id: choice
            required property int index
            readonly property var option: list.choices[index] || ({})

            spacing: 2 * list.u
            bottomPadding: 0.4 * list.u

            Sign {
                anchors.verticalCenter: words.verticalCenter
                name: choice.option.sign || choice.option.id || ""
                color: Theme.projectorTextSoft
                size: list.size
                stroke: 3
            }
            ScreenText {
                id: words
                width: list.width - list.size - 2 * list.u - (live.visible ? live.width + 2 * list.u : 0)
                text: choice.option.label || ""
                size: list.size
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 3.2 * list.u
                elide: Text.ElideRight
            }
            ScreenText {
                id: live
                visible: text !== ""
                width: Math.max(implicitWidth, 2 * Theme.digitCell * list.size)
                horizontalAlignment: Text.AlignRight
                text: choice.option.count_text || ""
                size: list.size
                weight: Theme.weightBold
                wrapMode: Text.NoWrap
            }
        }
    }
}
