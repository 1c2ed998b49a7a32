package io.jenkins.plugins.azurerender.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Action;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ManagementLink;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.security.WebMember.Answer;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerResponse2;

/** Who may call what of ours by a URL, as far as methods tell themselves; src/official asks the same over HTTP. */
@Tag("unit")
@WithJenkins
class WebMembersTest {

    private Visitors visitors;

    @BeforeEach
    void open(JenkinsRule jenkins) throws Exception {
        visitors = new Visitors(jenkins);
    }

    @AfterEach
    void close() {
        visitors.close();
    }

    @Test
    void everythingThatAUrlLeadsToHasItsRow() throws Exception {
        String rows =
                WebMember.all().stream().map(WebMember::key).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .collect(Collectors.joining("\n"));
        assertEquals(
                String.join("\n", WebSurface.keys()),
                rows,
                "web-members.csv must say of everything that a URL leads to who may have it");
    }

    @Test
    void nothingThatAsksAzureOrDoesSomethingIsReachedByGet() throws Exception {
        for (WebMember row : WebMember.all()) {
            boolean acts = row.member().startsWith("do") || row.asksAzure();
            assertTrue(!acts || row.way().equals("POST"), row::key);
        }
    }

    @Test
    void whoMayNotIsRefusedAndNobodyIsAskedForHim() throws Exception {
        for (WebMember row : WebMember.all()) {
            for (Role role : Role.values()) {
                // Who is stopped at the door of Jenkins, or at that of the job, does not get as far as the method.
                boolean stopped = role == Role.ANONYMOUS || row.place().equals("job") && role == Role.OVERALL_READ;
                if (row.member().startsWith("do") && !stopped) {
                    String what = row.key() + " for " + role;
                    visitors.forget();
                    Object answer = call(row, role);
                    switch (row.answers().get(role)) {
                        case NO -> assertEquals("refused", answer, what);
                        case NOTHING -> assertTrue(tellsNothing(answer), what + ": " + answer);
                        default -> assertFalse("refused".equals(answer), what);
                    }
                    boolean mayAsk = row.asksAzure() && row.answers().get(role) == Answer.YES;
                    assertEquals(
                            mayAsk,
                            visitors.wasAzureAsked(mayAsk),
                            what + " asked " + visitors.azure().asked());
                }
            }
        }
    }

    /** What the method gave; "refused" when it threw for lack of a permission. */
    private Object call(WebMember row, Role role) throws Exception {
        Object target = target(row);
        Method method = Arrays.stream(target.getClass().getMethods())
                .filter(each -> each.getName().equals(row.member()) && !each.isBridge())
                .findFirst()
                .orElseThrow();
        Object[] arguments =
                Arrays.stream(method.getParameters()).map(this::argument).toArray();
        ACLContext acting = role.act();
        try (acting) {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException x) {
            assertTrue(x.getCause() instanceof AccessDeniedException3, () -> row.key() + ": " + x.getCause());
            return "refused";
        }
    }

    private Object target(WebMember row) throws ClassNotFoundException {
        if (row.place().equals("render")) {
            return visitors.page();
        }
        if (row.place().equals("renders")) {
            return visitors.build().getAction(row.type().asSubclass(Action.class));
        }
        if (row.place().equals("janitor")) {
            return ExtensionList.lookup(ManagementLink.class).get(row.type().asSubclass(ManagementLink.class));
        }
        Class<?> type = row.type();
        return ExtensionList.lookup(Descriptor.class).stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private Object argument(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 1;
        }
        if (Item.class.isAssignableFrom(type)) {
            return visitors.job();
        }
        if (type == StaplerResponse2.class) {
            return Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) ->
                            method.getName().equals("getWriter") ? new PrintWriter(Writer.nullWriter()) : null);
        }
        return type == String.class ? visitors.text(parameter.getName()) : null;
    }

    private static boolean tellsNothing(Object answer) {
        return answer instanceof FormValidation validation && validation.kind == FormValidation.Kind.OK
                || answer instanceof ListBoxModel items && items.size() <= 1
                || answer instanceof ComboBoxModel texts && texts.size() <= 2;
    }
}
