package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletRequest;
import net.sf.json.JSONObject;

/** A request to a web method. */
public interface StaplerRequest2 extends HttpServletRequest {

    /** Sets the properties of the object from submitted form data. */
    void bindJSON(Object bean, JSONObject src);
}
