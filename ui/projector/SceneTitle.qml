import QtQuick
import theme

// A title that steps down in size when it is long, as the law's titles are.
ScreenText {
    property real normalShare: Theme.shareStrong
    property real longShare: Theme.shareBody

    share: text.length > 130 ? longShare : normalShare
    weight: Theme.weightSemibold
    elide: Text.ElideRight
    maximumLineCount: 5
}
