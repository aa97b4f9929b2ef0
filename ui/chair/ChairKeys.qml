pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as Templates
import QtQuick.Window

// The keyboard of the chair's window. Enter alone never opens or closes a ballot; a key that is held acts once.
Item {
    id: keys

    required property var desk
    required property var screens
    required property bool sheetOpen
    // Typing and pressing a focused button keep the space bar. The templates are what every style's controls are.
    readonly property var focused: Window.activeFocusItem
    readonly property bool occupied: focused instanceof Templates.TextField || focused instanceof Templates.AbstractButton || focused instanceof Templates.ComboBox
    signal keysAsked
    signal findAsked
    signal roomAsked
    signal prepareAsked
    signal backAsked
    signal fullAsked

    Shortcut {
        autoRepeat: false
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: !keys.sheetOpen && keys.desk.window.view.live
        onActivated: keys.desk.next_step.press()
    }
    Shortcut {
        autoRepeat: false
        sequence: "Space"
        enabled: !keys.sheetOpen && !keys.occupied
        onActivated: keys.desk.ballot.view.running ? keys.desk.ballot.pause_or_resume() : keys.desk.floor.view.turn.name !== undefined && keys.desk.floor.pause_or_resume()
    }
    Shortcut {
        autoRepeat: false
        sequence: "Ctrl+E"
        onActivated: keys.desk.floor.end_turn()
    }
    Repeater {
        model: 9

        Item {
            id: nth

            required property int index

            Shortcut {
                autoRepeat: false
                sequence: `Ctrl+${nth.index + 1}`
                onActivated: keys.desk.floor.invite_nth(nth.index)
            }
        }
    }
    Shortcut {
        autoRepeat: false
        sequence: "Ctrl+B"
        onActivated: keys.prepareAsked()
    }
    Shortcut {
        autoRepeat: false
        sequence: "Ctrl+K"
        onActivated: keys.findAsked()
    }
    Shortcut {
        autoRepeat: false
        sequence: "Ctrl+D"
        onActivated: keys.desk.documents.toggle_first()
    }
    Shortcut {
        autoRepeat: false
        sequence: "F4"
        onActivated: keys.roomAsked()
    }
    Shortcut {
        autoRepeat: false
        sequence: "F8"
        onActivated: keys.desk.strip.freeze()
    }
    Shortcut {
        autoRepeat: false
        sequence: "F9"
        onActivated: keys.desk.strip.blank()
    }
    Shortcut {
        autoRepeat: false
        sequence: "Ctrl+Z"
        enabled: !keys.sheetOpen
        onActivated: keys.desk.runner.undo()
    }
    Shortcut {
        autoRepeat: false
        sequence: "Escape"
        enabled: !keys.sheetOpen
        onActivated: keys.backAsked()
    }
    Shortcut {
        autoRepeat: false
        sequence: "F11"
        onActivated: keys.fullAsked()
    }
    Shortcut {
        sequences: ["Ctrl++", "Ctrl+="]
        onActivated: keys.desk.window.step_type_size(1)
    }
    Shortcut {
        sequence: "Ctrl+-"
        onActivated: keys.desk.window.step_type_size(-1)
    }
    Shortcut {
        sequence: "Ctrl+0"
        onActivated: keys.desk.window.step_type_size(0)
    }
    Shortcut {
        autoRepeat: false
        sequence: "F1"
        onActivated: keys.keysAsked()
    }
}
