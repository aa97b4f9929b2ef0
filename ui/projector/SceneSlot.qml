import QtQuick
import theme

// One of the two places a scene can be in: it fades in when it is shown, and keeps its last picture while it fades out.
// A scene is made piece by piece between the frames: three hundred seats would hold up every window of the program. What
// was begun is made to its end, unseen, even if another is wanted meanwhile: Qt falls over what is dropped half made.
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
    readonly property bool made: file === "" || begun === file && status !== Loader.Loading
    property string begun: ""

    function follow(): void {
        if (status === Loader.Loading || begun === file)
            return;
        const next = file;
        setSource(next, {"scene": scene, "animated": animated});
        begun = next;
    }

    asynchronous: true
    z: shown ? 1 : 0
    opacity: shown ? 1 : 0
    visible: opacity > 0 && begun === file
    onFileChanged: follow()
    onStatusChanged: Qt.callLater(follow)

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
        when: slot.item !== null && slot.begun === slot.file
    }
    Binding {
        target: slot.item
        property: "clocks"
        value: slot.clocks
        when: slot.item !== null
    }
}
