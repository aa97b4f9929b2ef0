import QtQuick
import controls
import theme

// A page's picture over the full width; while it is on its way, a sheet of the usual shape that says so.
Rectangle {
    id: sheet

    property alias source: picture.source
    readonly property bool ready: picture.status === Image.Ready
    default property alias marks: over.data

    objectName: "pagePicture"
    implicitHeight: ready ? width * picture.sourceHeight / picture.sourceWidth : width * 1.414
    color: "white"
    border.color: Theme.line

    Image {
        id: picture

        readonly property real sourceWidth: Math.max(1, implicitWidth)
        readonly property real sourceHeight: implicitHeight

        anchors.fill: parent
        anchors.margins: 1
        asynchronous: true
        mipmap: true
        fillMode: Image.PreserveAspectFit
    }
    AppText {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 40
        visible: !sheet.ready
        text: qsTrId("desktop.inspector.drawing")
        color: "#4C596A"
    }
    Item {
        id: over

        anchors.fill: parent
        visible: sheet.ready
    }
}
