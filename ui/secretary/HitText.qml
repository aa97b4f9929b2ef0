import QtQuick
import controls
import theme

// Words around a hit; the hit itself stands on gold.
AppText {
    id: hit

    required property string before
    required property string found
    required property string after

    function safe(text: string): string {
        return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    }

    textFormat: Text.StyledText
    text: `${safe(before)}<b><font color="${Theme.gold}">${safe(found)}</font></b>${safe(after)}`
    wrapMode: Text.Wrap
    maximumLineCount: 2
    elide: Text.ElideRight
    Accessible.name: before + found + after
}
