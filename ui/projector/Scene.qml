import QtQuick

// What all scenes share: the measures, and the area under the header within the margins.
Item {
    id: view

    required property var scene
    // False once the hall has been out of reach for a while: a clock that is not told any more must not be shown.
    property bool clocks: true
    property bool animated: true
    readonly property var labels: scene.labels || ({})
    // One per cent of the screen's height: the unit of every measure. Not nothing before there is a height: Qt would
    // lay a long word out thousands of times to find that it does not fit at no size either.
    readonly property real u: Math.max(0.4, height / 100)
    readonly property bool narrow: width < height * 1.5
    property real margin: (narrow ? 5 : 7) * u
    property real areaTop: (narrow ? 12 : 12.8) * u
    readonly property real areaWidth: width - 2 * margin
    property real areaHeight: height - areaTop - (narrow ? 3.6 : 4.6) * u
    default property alias content: area.data

    Item {
        id: area
        x: view.margin
        y: view.areaTop
        width: view.areaWidth
        height: view.areaHeight
    }
}
