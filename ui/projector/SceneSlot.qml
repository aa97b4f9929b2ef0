import QtQuick
import theme

// One of the two places a scene can be in: it fades in when it is shown, and keeps its last picture while it fades out.
Loader {
    id: slot

    required property var files
    required property bool shown
    property bool clocks: true
    property bool animated: true
    property string subject: ""
    property var scene: ({})
    readonly property string file: files[scene.look || scene.view] || ""

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
