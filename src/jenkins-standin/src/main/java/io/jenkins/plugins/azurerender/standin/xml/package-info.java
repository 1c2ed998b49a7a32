/** Saving in XML as Jenkins does it: converters that leave out what they do not know and refuse what must not be saved. */
package io.jenkins.plugins.azurerender.standin.xml;
