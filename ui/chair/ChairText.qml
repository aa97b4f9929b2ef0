import QtQuick
import theme

Text {
    property int size: 14

    color: Theme.text
    font.family: Theme.family
    font.pixelSize: size
    lineHeight: Math.round(size * 1.45)
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
