/*
 * Why the system refused, in words of our own: the C library's depend on
 * which of its catalogues are installed.
 */
#ifndef CLI_FAILURE_H
#define CLI_FAILURE_H

/* The msgid for a value of errno: "there is no such file", "permission denied" … */
const char *failure_words(int error);

#endif
