package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.ExtensionList;
import hudson.model.Action;
import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.security.Role;
import io.jenkins.plugins.azurerender.security.SecuredJenkins;
import io.jenkins.plugins.azurerender.security.WebMember;
import io.jenkins.plugins.azurerender.security.WebMember.Answer;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Sends the requests in web-members.csv as each role. Denied requests return no data and send nothing to Azure. */
@WithJenkins
class RolesTest {

    private static final Set<Integer> DENIED = Set.of(403, 404, 405);

    /** Status of a permitted request that is not possible in the current state. */
    private static final int CONFLICT = 409;

    private final Map<Role, JenkinsRule.WebClient> browsers = new EnumMap<>(Role.class);
    private final List<String> failures = new ArrayList<>();
    private JenkinsRule jenkins;
    private SecuredJenkins secured;

    @BeforeEach
    void open(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        secured = new SecuredJenkins(jenkins);
        for (Role role : Role.values()) {
            JenkinsRule.WebClient browser =
                    jenkins.createWebClient().withJavaScriptEnabled(false).withThrowExceptionOnFailingStatusCode(false);
            browser.setRefreshHandler(
                    (page, url, seconds) -> {}); // an error page redirects to the login page after one second
            if (role != Role.ANONYMOUS) {
                browser.login(role.user());
            }
            browsers.put(role, browser);
        }
    }

    @AfterEach
    void close() {
        browsers.values().forEach(JenkinsRule.WebClient::close);
        secured.close();
    }

    @Test
    void eachRoleGetsTheExpectedResponse() throws Exception {
        for (WebMember row : WebMember.all()) {
            if (row.access().equals("POST")
                    || row.access().equals("GET")
                    || row.access().equals("VIEW")) {
                for (Role role : Role.values()) {
                    if (!row.parent().equals("none")) {
                        ask(row, role, row.answers().get(role));
                    }
                }
            }
        }
        assertEquals(List.of(), failures);
    }

    @Test
    void actionsWithoutUrlHaveNoUrlName() throws Exception {
        for (WebMember row : WebMember.all()) {
            if (row.parent().equals("none")) {
                Class<? extends Action> type = row.type().asSubclass(Action.class);
                Action action = secured.build().getAction(type) == null
                        ? secured.job().getAction(type)
                        : secured.build().getAction(type);
                assertNull(action.getUrlName(), row.key());
            }
        }
    }

    @Test
    void remoteApiReturnsOnlyTheListedProperties() throws Exception {
        JSONObject render = JSONObject.fromObject(browsers.get(Role.ITEM_READ)
                .goTo(place("render") + "api/json?depth=2", "application/json")
                .getWebResponse()
                .getContentAsString());
        JSONObject frame = render.getJSONArray("frames").getJSONObject(0);
        Set<String> ofRender = new HashSet<>(properties("ui.RenderPage"));
        ofRender.remove("figures"); // replaced with its own properties
        ofRender.addAll(properties("ui.RenderFigures"));
        assertEquals(ofRender, keys(render));
        assertEquals(properties("ui.FrameCell"), keys(frame));
    }

    private static Set<String> properties(String owner) throws Exception {
        return WebMember.all().stream()
                .filter(row -> row.owner().equals(owner) && row.access().equals("API"))
                .map(row -> row.member().equals("getCells") ? "frames" : row.url())
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(JSONObject object) {
        Set<String> keys = Set.copyOf((Set<?>) object.keySet()).stream()
                .map(String::valueOf)
                .collect(Collectors.toSet());
        keys.remove("_class");
        return keys;
    }

    private void ask(WebMember row, Role role, Answer expected) throws Exception {
        URL url = url(row);
        String label = row.key() + " for " + role;
        secured.clear();
        if (row.access().equals("POST")) {
            checkDenied(label + " by GET", send(role, new WebRequest(url, HttpMethod.GET)));
            checkDenied(label + " without a crumb", send(role, new WebRequest(url, HttpMethod.POST)));
            checkRequests(label + " denied", false);
            WebRequest request = new WebRequest(url, HttpMethod.POST);
            browsers.get(role).addCrumb(request);
            check(label, expected, send(role, request));
        } else {
            check(label, expected, send(role, new WebRequest(url, HttpMethod.GET)));
        }
        checkRequests(label, row.callsAzure() && expected == Answer.YES);
    }

    private WebResponse send(Role role, WebRequest request) throws Exception {
        return browsers.get(role).getPage(request).getWebResponse();
    }

    private void checkDenied(String label, WebResponse response) {
        if (!DENIED.contains(response.getStatusCode())) {
            failures.add(label + " returned status " + response.getStatusCode());
        }
    }

    private void check(String label, Answer expected, WebResponse response) {
        if (expected == Answer.NO) {
            checkDenied(label, response);
        } else if (response.getStatusCode() != 200 && response.getStatusCode() != CONFLICT) {
            failures.add(label + " returned status " + response.getStatusCode());
        } else if (expected == Answer.NOTHING && !isEmpty(response.getContentAsString())) {
            failures.add(label + " returned " + response.getContentAsString());
        }
    }

    /**
     * Returns whether the content is an empty validation result, or a list with no options besides the empty and the
     * current one.
     */
    private static boolean isEmpty(String content) {
        return content.strip().equals("<div/>")
                || content.startsWith("[") && JSONArray.fromObject(content).size() <= 2
                || content.startsWith("{")
                        && JSONObject.fromObject(content).getJSONArray("values").size() <= 1;
    }

    private void checkRequests(String label, boolean expected) throws InterruptedException {
        if (secured.azureReceivedRequest(expected) != expected) {
            failures.add(label + ": requests to Azure: " + secured.azure().received());
        }
    }

    private URL url(WebMember row) throws Exception {
        String start = jenkins.getURL() + place(row.parent());
        if (row.member().equals("getRender")) {
            return new URL(start + "render/" + secured.renderId() + "/");
        }
        if (row.access().equals("GET")) {
            return new URL(start + row.url() + (row.url().equals("api") ? "/json" : "/"));
        }
        if (row.access().equals("VIEW")) {
            return new URL(start + row.url());
        }
        String owner = "";
        if (row.parent().equals("descriptor") || row.parent().equals("job")) {
            Descriptor<?> descriptor = ExtensionList.lookup(Descriptor.class).stream()
                    .filter(row.type()::isInstance)
                    .map(each -> (Descriptor<?>) each)
                    .findFirst()
                    .orElseThrow();
            owner = "descriptorByName/" + descriptor.getId() + "/";
        }
        Method method = Arrays.stream(row.type().getMethods())
                .filter(each -> each.getName().equals(row.member()))
                .findFirst()
                .orElseThrow();
        return new URL(start + owner + row.url() + "?" + query(method));
    }

    private String place(String name) {
        return switch (name) {
            case "janitor" -> "manage/azure-render-janitor/";
            case "renders" -> secured.build().getUrl() + "azure-render/";
            case "render" -> secured.build().getUrl() + "azure-render/render/" + secured.renderId() + "/";
            case "job" -> secured.job().getUrl();
            default -> "";
        };
    }

    private String query(Method method) {
        List<String> query = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Class<?> type = parameter.getType();
            String value =
                    type == boolean.class ? "true" : type == String.class ? secured.text(parameter.getName()) : "1";
            query.add(parameter.getName() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return String.join("&", query);
    }
}
