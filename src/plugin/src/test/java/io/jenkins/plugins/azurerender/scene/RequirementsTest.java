package io.jenkins.plugins.azurerender.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.scene.Requirements.Names;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RequirementsTest {

    @Test
    void namesAreCountedAndFewAreKept() {
        Names names = Names.NONE;
        for (int i = 0; i < 30; i++) {
            names = names.with("n" + i).with("n" + i % 3);
        }

        assertEquals("30: n0, n1, n2, n3, n4 and 25 more", names.toString());
        assertEquals(20, names.first().size());
    }

    @Test
    void scriptsOfLinkedFilesDoNotRun() {
        Names one = Names.NONE.with("a");
        Requirements linked = new Requirements(one, one, one);

        Requirements all = new Requirements(Names.NONE.with("b"), Names.NONE, one).withLinked(linked, "rig.blend");

        assertEquals("2: b, a of rig.blend", all.drivers().toString());
        assertTrue(all.scripts().isEmpty());
        assertEquals("1: a", all.nodeTypes().toString());
    }

    @Test
    void receivedNamesAreLimited() {
        List<String> many = IntStream.range(0, 1_000).mapToObj(i -> "name").toList();

        Names limited = new Names(-5, many).limited(text -> text.substring(0, 2));

        assertEquals("20: na, na, na, na, na and 15 more", limited.toString());
        assertEquals(Names.NONE, new Names(7, List.of()).limited(text -> text));
    }
}
