import QtQuick

// The body's logo, as high as `size`; nothing where there is none.
Image {
    property real size: 0

    visible: source.toString() !== ""
    width: visible ? size : 0
    height: size
    fillMode: Image.PreserveAspectFit
    sourceSize.height: 512
    asynchronous: true
    mipmap: true
}
