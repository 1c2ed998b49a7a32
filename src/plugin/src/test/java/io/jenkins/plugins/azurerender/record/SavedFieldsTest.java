package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jenkins cannot read records from the file of a build: the render would lose this and all later fields after a restart. */
@Tag("unit")
class SavedFieldsTest {

    @Test
    void savedRendersHaveNoRecordsAsFields() {
        List<String> records = new ArrayList<>();
        for (Class<?> saved : List.of(
                RenderAction.class,
                RenderRecord.class,
                RenderSettings.class,
                RenderControls.class,
                RenderControl.class,
                Preemptions.class,
                SkippedRender.class,
                Submissions.class,
                Submission.class,
                SelectedPool.class,
                UsedPool.class,
                BlockPool.class)) {
            for (Field field : saved.getDeclaredFields()) {
                boolean omitted = Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers());
                if (!omitted && field.getType().isRecord()) {
                    records.add(saved.getSimpleName() + "." + field.getName());
                }
            }
        }
        assertEquals(List.of(), records);
    }
}
