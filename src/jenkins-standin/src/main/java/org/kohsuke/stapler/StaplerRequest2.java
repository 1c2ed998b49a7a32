package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import net.sf.json.JSONObject;

/** Stands for org.kohsuke.stapler.StaplerRequest2: a request to a web method. */
public interface StaplerRequest2 extends HttpServletRequest {
    /** The nearest object of the type on the way to the method, or null. */
    <T> T findAncestorObject(Class<T> type);

    /** The form. */
    JSONObject getSubmittedForm() throws ServletException;

    /** Makes an object of a part of the form. */
    <T> T bindJSON(Class<T> type, JSONObject src);

    /** Sets the object's properties to a part of the form. */
    void bindJSON(Object bean, JSONObject src);
}
