import QtQuick
import theme

// One of the two places a scene can be in: it fades in when it is shown, and keeps its last picture while it fades out.
// A scene is made piece by piece between the frames: three hundred seats would hold up every window of the program.
Loader {
    id: slot

    required property var files
    required property bool shown
    property bool clocks: true
    property bool animated: true
    property string subject: ""
    property var scene: ({})
    readonly property string file: files[scene.look || scene.view] || ""
    // Whether its picture stands whole; there is none to wait for where the hall's screen is dark.
    readonly property bool made: file === "" || status === Loader.Ready || status === Loader.Error

    asynchronous: true
    z: shown ? 1 : 0
    opacity: shown ? 1 : 0
    visible: opacity > 0
    onFileChanged: setSource(file, {"scene": scene, "animated": animated})

    Behavior on opacity {
        enabled: slot.animated

        NumberAnimation {
            duration: Theme.normal
        }
    }
    Binding {
        target: slot.item
        property: "scene"
        value: slot.scene
        when: slot.item !== null
    }
    Binding {
        target: slot.item
        property: "clocks"
        value: slot.clocks
        when: slot.item !== null
    }
}
