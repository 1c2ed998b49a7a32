package io.jenkins.plugins.azurerender.emulator.protocol;

import io.jenkins.plugins.azurerender.emulator.http.PercentEncoding;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps verb and path of a request to an operation. */
public final class Router {
    private final List<Route> routes = new ArrayList<>();

    /** An operation of the REST service. */
    @FunctionalInterface
    public interface Operation {
        Response run(Call call);
    }

    /** The operation of a request, its name and its path parameters. */
    public record Match(String name, Operation operation, Map<String, String> path) {
        public Match {
            path = Map.copyOf(path);
        }
    }

    private record Route(String name, String verb, String[] template, Operation operation) {}

    /**
     * Adds an operation.
     *
     * @param template such as /jobs/{jobId}/terminate; {name*} at the end matches the rest of the path
     */
    public Router on(String name, String verb, String template, Operation operation) {
        routes.add(new Route(name, verb, template.substring(1).split("/"), operation));
        return this;
    }

    /** Returns the operations in the order they were added: name, then verb and path. */
    public Map<String, String> operations() {
        Map<String, String> all = new LinkedHashMap<>();
        routes.forEach(route -> all.put(route.name, route.verb + " /" + String.join("/", route.template)));
        return all;
    }

    /** @throws ServiceException if no operation has this path, or none has this verb on it */
    public Match find(Request request) {
        boolean pathExists = false;
        String[] parts = trimmed(request.rawPath()).split("/");
        for (Route route : routes) {
            Map<String, String> names = match(route.template, parts);
            if (names != null) {
                pathExists = true;
                if (route.verb.equals(request.method())) {
                    return new Match(route.name, route.operation, names);
                }
            }
        }
        throw pathExists ? ErrorCode.UnsupportedHttpVerb.with("Verb", request.method()) : ErrorCode.InvalidUri.with();
    }

    private static String trimmed(String path) {
        int from = 0;
        while (from < path.length() && path.charAt(from) == '/') {
            from++;
        }
        return path.substring(from);
    }

    private static Map<String, String> match(String[] template, String[] parts) {
        boolean open = template[template.length - 1].endsWith("*}");
        if (open ? parts.length < template.length : parts.length != template.length) {
            return null;
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < template.length; i++) {
            String segment = template[i];
            if (segment.endsWith("*}")) {
                String rest = String.join("/", List.of(parts).subList(i, parts.length));
                names.put(segment.substring(1, segment.length() - 2), PercentEncoding.decodePath(rest));
            } else if (segment.startsWith("{")) {
                names.put(segment.substring(1, segment.length() - 1), PercentEncoding.decodePath(parts[i]));
            } else if (!segment.equalsIgnoreCase(parts[i])) {
                return null;
            }
        }
        return names;
    }
}
