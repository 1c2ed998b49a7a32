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

/** Permissions of the methods and views with a URL. src/official tests the same over HTTP. */
@Tag("unit")
@WithJenkins
class WebMembersTest {

    private static final String REJECTED = "rejected";

    private SecuredJenkins secured;

    @BeforeEach
    void open(JenkinsRule jenkins) throws Exception {
        secured = new SecuredJenkins(jenkins);
    }

    @AfterEach
    void close() {
        secured.close();
    }

    @Test
    void everyMemberWithAUrlHasARow() throws Exception {
        String rows =
                WebMember.all().stream().map(WebMember::key).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .collect(Collectors.joining("\n"));
        assertEquals(
                String.join("\n", WebSurface.keys()),
                rows,
                "web-members.csv must list all methods and views with a URL, and who may access them");
    }

    @Test
    void actionsAndAzureRequestsRequirePost() throws Exception {
        for (WebMember row : WebMember.all()) {
            boolean acts = row.member().startsWith("do") || row.callsAzure();
            assertTrue(!acts || row.access().equals("POST"), row::key);
        }
    }

    @Test
    void unauthorizedCallIsRejectedWithoutContactingAzure() throws Exception {
        for (WebMember row : WebMember.all()) {
            for (Role role : Role.values()) {
                // Jenkins itself rejects users without access to Jenkins or to the job before the method is called.
                boolean rejectedByJenkins =
                        role == Role.ANONYMOUS || row.parent().equals("job") && role == Role.OVERALL_READ;
                if (row.member().startsWith("do") && !rejectedByJenkins) {
                    String message = row.key() + " for " + role;
                    secured.clear();
                    Object answer = call(row, role);
                    switch (row.answers().get(role)) {
                        case NO -> assertEquals(REJECTED, answer, message);
                        case NOTHING -> assertTrue(isEmpty(answer), message + ": " + answer);
                        default -> assertFalse(REJECTED.equals(answer), message);
                    }
                    boolean mayCall = row.callsAzure() && row.answers().get(role) == Answer.YES;
                    assertEquals(
                            mayCall,
                            secured.azureReceivedRequest(mayCall),
                            message + " sent " + secured.azure().received());
                }
            }
        }
    }

    /** The result of the method; {@link #REJECTED} if a permission is missing. */
    private Object call(WebMember row, Role role) throws Exception {
        Object target = target(row);
        Method method = Arrays.stream(target.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(row.member()) && !candidate.isBridge())
                .findFirst()
                .orElseThrow();
        Object[] arguments =
                Arrays.stream(method.getParameters()).map(this::argument).toArray();
        ACLContext acting = role.act();
        try (acting) {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException x) {
            assertTrue(x.getCause() instanceof AccessDeniedException3, () -> row.key() + ": " + x.getCause());
            return REJECTED;
        }
    }

    private Object target(WebMember row) throws ClassNotFoundException {
        if (row.parent().equals("render")) {
            return secured.page();
        }
        if (row.parent().equals("renders")) {
            return secured.build().getAction(row.type().asSubclass(Action.class));
        }
        if (row.parent().equals("janitor")) {
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
            return secured.job();
        }
        if (type == StaplerResponse2.class) {
            return Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) ->
                            method.getName().equals("getWriter") ? new PrintWriter(Writer.nullWriter()) : null);
        }
        return type == String.class ? secured.text(parameter.getName()) : null;
    }

    private static boolean isEmpty(Object answer) {
        return answer instanceof FormValidation validation && validation.kind == FormValidation.Kind.OK
                || answer instanceof ListBoxModel items && items.size() <= 1
                || answer instanceof ComboBoxModel texts && texts.size() <= 2;
    }
}
