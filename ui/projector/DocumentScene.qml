import QtQuick

Scene {
    id: view

    readonly property var part: scene.document || ({})

    ScreenText {
        width: parent.width - page.width - 4 * view.u
        text: view.part.title || ""
        size: 3.6 * view.u
        maximumLineCount: 1
        elide: Text.ElideRight
    }
    ScreenText {
        id: page
        x: parent.width - width
        text: view.part.pages ? view.part.page + " / " + view.part.pages : ""
        size: 3.6 * view.u
        soft: true
    }
    Rectangle {
        anchors.centerIn: picture
        width: picture.paintedWidth
        height: picture.paintedHeight
        color: "white"
        visible: picture.status === Image.Ready
    }
    Image {
        id: picture
        objectName: "page"

        readonly property bool settled: status !== Image.Loading

        y: page.height + 1.4 * view.u
        width: parent.width
        height: parent.height - y + 2 * view.u
        fillMode: Image.PreserveAspectFit
        source: view.part.image_source || ""
        asynchronous: true
        retainWhileLoading: true
        mipmap: true
    }
}
