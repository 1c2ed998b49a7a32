/** Parsing and formatting: label expressions, generic types, log lines. */
package io.jenkins.plugins.azurerender.standin.text;
