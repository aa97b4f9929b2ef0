import QtQuick

// Text whose breaks are set by a `Measure`: on a screen that draws its letters a little wider it is a hair smaller
// rather than a line longer, for there is no room for that.
ScreenText {
    wrapMode: Text.NoWrap
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Math.max(1, 0.8 * size)
}
