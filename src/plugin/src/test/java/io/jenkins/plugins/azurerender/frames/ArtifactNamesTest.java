package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ArtifactNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.png",
                "sp ace.png",
                "pct%41.png",
                "a%2Fb.png",
                "amp&.png",
                "apos'.png",
                "semi;rm -rf.png",
                "$(id).png",
                "%PATH%.png",
                "^caret!.png",
                "emoji-\ud83d\ude00.png",
                "nfc-\u00e9.png",
                "nfd-e\u0301.png",
                ".leadingdot",
                "-rf",
                "--help.png",
                "%2e%2e/%2e%2e/x",
                "..%2f..%2fx",
                "@x.png",
                "frame_####.png",
                "FRAME_0001.PNG",
                "passes/depth_0001.exr",
                "console.png"
            })
    void portableNameIsKept(String name) {
        assertEquals(Optional.of(name), ArtifactNames.of(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u2192',
            quoteCharacter = '\u00a6',
            value = {
                "q?.png\u2192q%3F.png",
                "lt<script>alert(1)</script>.png\u2192lt%3Cscript%3Ealert(1)%3C/script%3E.png",
                "colon:.png\u2192colon%3A.png",
                "star*.png\u2192star%2A.png",
                "rtl-\u202egnp.exe\u2192rtl-%E2%80%AEgnp.exe",
                "zwsp-\u200b.png\u2192zwsp-%E2%80%8B.png",
                "pua-\ue000.png\u2192pua-%EE%80%80.png",
                "\u00a6trailingspace \u00a6\u2192trailingspace%20",
                "CON\u2192%43ON",
                "con.png\u2192%63on.png",
                "NUL.txt\u2192%4EUL.txt",
                "lpt1\u2192%6Cpt1",
                "file.png:stream\u2192file.png%3Astream",
                "=cmd|calc\u2192=cmd%7Ccalc"
            })
    void unportableCharactersArePercentEncoded(String name, String safe) {
        assertEquals(Optional.of(safe), ArtifactNames.of(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                ".",
                "a/../../up.png",
                "a/./b.png",
                "a//double.png",
                "trail/",
                "/etc/passwd",
                "C:/x.png",
                "\\\\srv\\share\\x.png",
                "..\\..\\x",
                "${jndi:ldap://x}",
                "tab\t.png",
                "bell\u0007.png",
                "fffe-\ufffe.png",
                "line\nbreak.png",
                "bad\ufffdutf8",
                "lone\ud800.png"
            })
    void unsafeNameIsRejected(String name) {
        assertEquals(Optional.empty(), ArtifactNames.of(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 1025})
    void tooLongNameIsRejected(int length) {
        assertEquals(length <= 255, ArtifactNames.of("a".repeat(length)).isPresent());
    }

    @Test
    void nameThatIsTooLongWhenEncodedIsRejected() {
        assertEquals(Optional.of("%3A".repeat(85)), ArtifactNames.of(":".repeat(85)));
        assertEquals(Optional.empty(), ArtifactNames.of(":".repeat(86)));
        assertEquals(
                Optional.empty(),
                ArtifactNames.of(("/" + ":".repeat(80)).repeat(9).substring(1)));
    }

    @Test
    void tooDeepPathIsRejected() {
        assertEquals(true, ArtifactNames.of("d/".repeat(59) + "x").isPresent());
        assertEquals(false, ArtifactNames.of("d/".repeat(60) + "x").isPresent());
    }
}
