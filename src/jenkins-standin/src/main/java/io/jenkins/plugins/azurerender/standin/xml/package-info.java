/** XML as Jenkins writes it: converters skip unknown elements and reject classes that the class filter blocks. */
package io.jenkins.plugins.azurerender.standin.xml;
