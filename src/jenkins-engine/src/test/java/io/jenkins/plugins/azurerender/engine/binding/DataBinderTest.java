package io.jenkins.plugins.azurerender.engine.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.engine.EmbeddedController;
import io.jenkins.plugins.azurerender.engine.SampleBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.GStringImpl;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class DataBinderTest {
    @TempDir
    Path home;

    private EmbeddedController controller;

    @BeforeEach
    void start() throws IOException {
        controller = EmbeddedController.start(home, getClass().getClassLoader());
    }

    @AfterEach
    void stop() throws IOException {
        controller.close();
    }

    @Test
    void valuesAreConvertedToTheTypesOfTheProperties() {
        SampleBuilder bound = DataBinder.bind(
                SampleBuilder.class,
                Map.of(
                        "file",
                        new GStringImpl(new Object[] {7}, new String[] {"frame-", ".png"}),
                        "wait",
                        5L,
                        "loud",
                        "true",
                        "words",
                        List.of("a", new GStringImpl(new Object[] {}, new String[] {"b"})),
                        "secret",
                        "s3cret"));
        assertEquals("frame-7.png", bound.getFile());
        assertEquals(5, bound.getWait());
        assertTrue(bound.isLoud());
        assertEquals(List.of("a", "b"), bound.getWords());
        assertEquals("s3cret", bound.getSecret().getPlainText());
    }

    @Test
    void describableIsFoundByClass() {
        SampleBuilder byClass = DataBinder.bind(
                SampleBuilder.class, Map.of("file", "a", "inner", Map.of("$class", "SampleBuilder", "file", "in")));
        assertEquals(
                "in", assertInstanceOf(SampleBuilder.class, byClass.getInner()).getFile());
    }

    @Test
    void onlyArgumentsThatDifferFromTheirDefaultsAreUninstantiated() {
        SampleBuilder inner = new SampleBuilder("in");
        inner.setWords(List.of("a", "b"));
        SampleBuilder sample = new SampleBuilder("out");
        sample.setWait(5);
        sample.setInner(inner);

        DescribableModel<SampleBuilder> model = DescribableModel.of(SampleBuilder.class);
        UninstantiatedDescribable arguments = model.uninstantiate2(sample);

        assertEquals(Set.of("file", "wait", "inner"), arguments.getArguments().keySet());
        SampleBuilder copy = model.instantiate(arguments.getArguments(), null);
        assertEquals(5, copy.getWait());
        assertEquals(
                List.of("a", "b"),
                assertInstanceOf(SampleBuilder.class, copy.getInner()).getWords());
    }

    @Test
    void unknownArgumentIsNamed() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> DataBinder.bind(SampleBuilder.class, Map.of("file", "a", "wiat", 1)));
        assertTrue(thrown.getMessage().endsWith("': wiat"), thrown.getMessage());
    }

    @Test
    void argumentOfTheWrongTypeIsNamed() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> DataBinder.bind(SampleBuilder.class, Map.of("file", 3)));
        assertTrue(
                thrown.getMessage().contains("SampleBuilder.file expects class java.lang.String"), thrown.getMessage());
    }

    @Test
    void numberThatDoesNotFitIsRejected() {
        assertThrows(
                IllegalArgumentException.class,
                () -> DataBinder.bind(SampleBuilder.class, Map.of("file", "a", "wait", 2.5)));
        assertThrows(
                IllegalArgumentException.class,
                () -> DataBinder.bind(SampleBuilder.class, Map.of("file", "a", "wait", 1L << 40)));
    }

    @Test
    void nameOfTheSingleParameterIsFound() {
        assertEquals("file", DataBinder.soleRequiredParameter(SampleBuilder.class));
    }
}
