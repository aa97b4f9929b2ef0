import QtQuick
import theme

// A title that steps down in size when it is long, as the law's titles are.
ScreenText {
    property real usual
    property real long

    size: text.length > 130 ? long : usual
    weight: Theme.weightSemibold
    elide: Text.ElideRight
    maximumLineCount: 5
}
