import QtQuick
import theme

Item {
    id: view

    required property var scene
    readonly property var part: scene.document || ({})
    readonly property real h: height
    readonly property real margin: width / height < 1.5 ? h * 0.05 : h * 0.07

    ScreenText {
        x: view.margin
        y: view.h * 0.11
        width: view.width - 2 * view.margin - page.width - view.h * 0.04
        text: view.part.title || ""
        share: 0.036
        screenHeight: view.h
        maximumLineCount: 1
        elide: Text.ElideRight
    }
    ScreenText {
        id: page
        x: view.width - view.margin - width
        y: view.h * 0.11
        text: view.part.pages ? view.part.page + " / " + view.part.pages : ""
        share: 0.036
        screenHeight: view.h
        soft: true
    }
    Rectangle {
        anchors.fill: picture
        color: "white"
        visible: picture.status === Image.Ready
    }
    Image {
        id: picture
        anchors.horizontalCenter: parent.horizontalCenter
        y: view.h * 0.175
        height: view.h * 0.805
        width: status === Image.Ready ? Math.min(view.width - 2 * view.margin, height * implicitWidth / implicitHeight) : 0
        fillMode: Image.PreserveAspectFit
        source: view.part.image_source || ""
        asynchronous: true
        mipmap: true
    }
}
