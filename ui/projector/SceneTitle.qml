import QtQuick
import theme

// A title that steps down in size when it is long, as the law's titles are; its last line is never one word alone.
ScreenText {
    required property string title
    property real usual
    property real long

    text: title.replace(/ (\S+)$/, "\u00a0$1")
    size: title.length > 130 ? long : usual
    weight: Theme.weightSemibold
    elide: Text.ElideRight
    maximumLineCount: 5
}
