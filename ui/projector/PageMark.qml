import QtQuick
import theme

// Which page of a list it is; nothing where there is only one.
ScreenText {
    required property string label
    required property int page
    required property int pages
    required property real u

    visible: pages > 1
    text: `${label} ${page + 1}/${pages}`
    size: 3.4 * u
    weight: Theme.weightSemibold
    soft: true
    wrapMode: Text.NoWrap
}
