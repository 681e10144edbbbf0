public import Input
