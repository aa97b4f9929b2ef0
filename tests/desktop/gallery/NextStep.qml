import QtQuick
import QtQuick.Controls
import "../../../ui/chair"
import theme

// The card of the next step by itself, as wide and as high as the chair's window makes it.
ApplicationWindow {
    id: window

    required property var desk
    property real cardWidth: 596
    property bool flat: false
    property real textScale: 1

    objectName: "cardWindow"
    width: 800
    height: 230
    color: Theme.canvas

    Binding {
        target: Theme
        property: "scale"
        value: window.textScale
    }
    NextStepCard {
        objectName: "card"
        y: 40
        width: window.cardWidth
        height: implicitHeight
        implicitHeight: (window.flat ? 122 : 137) * Theme.scale
        flat: window.flat
        desk: window.desk
    }
}
